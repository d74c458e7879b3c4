import { createShelf } from '../../src/catalog/refresh/shelf.ts';

/** A process that puts forty papers on a shelf, one at a time: `node put-papers.js FILE NAME`. */
const [, , file = '', name = ''] = process.argv;
const shelf = createShelf(file);
for (let n = 0; n < 40; n += 1) {
  shelf.put({ id: `${name}:${n}`, title: `Paper ${n} of ${name}`, authors: [] });
  await shelf.save();
}
