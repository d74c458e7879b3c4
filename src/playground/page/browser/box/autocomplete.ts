import type { Choice } from '../../protocol/scene.ts';

const PAUSE_MS = 120;

export type Autocomplete = {
  /** Asks once typing pauses; only the newest question's answer reaches `answered`. */
  ask: (
    question: (signal: AbortSignal) => Promise<{ choices?: Choice[]; refused?: string }>,
    answered: (choices: Choice[], refused: string | undefined) => void,
  ) => void;
  stop: () => void;
};

export function createAutocomplete(): Autocomplete {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();
  const stop = () => {
    clearTimeout(timer);
    running.abort();
  };
  return {
    stop,
    ask(question, answered) {
      stop();
      const mine = new AbortController();
      running = mine;
      timer = setTimeout(async () => {
        try {
          const { choices = [], refused } = await question(mine.signal);
          if (!mine.signal.aborted) answered(choices, refused);
        } catch (error) {
          if (!mine.signal.aborted) answered([], String(error).replace(/^\w*Error: /, ''));
        }
      }, PAUSE_MS);
    },
  };
}
