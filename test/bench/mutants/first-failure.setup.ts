import { afterEach, beforeEach } from 'vitest';

let hasFailed = false;

beforeEach(({ skip }) => {
  skip(hasFailed, 'one test of this file has failed already');
});

afterEach(({ task }) => {
  hasFailed ||= task.result?.state === 'fail' || (task.result?.errors?.length ?? 0) > 0;
});
