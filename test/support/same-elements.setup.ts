import { compareElementsAtOnce } from './same-elements.ts';

compareElementsAtOnce();
