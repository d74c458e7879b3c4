import { type Catalog, createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';

/** Made-up papers that tell right from wrong for every kind of query. */
export function madeCatalog(): Catalog {
  const paper = (
    key: string,
    title: string,
    authors: string[],
    published: string,
    more: Partial<Paper> = {},
  ) => ({
    id: `test:${key}`,
    title,
    authors,
    published,
    ...more,
  });
  return createCatalog([
    paper(
      'kite-bert',
      'KITE: Pre-training of Deep Kites',
      ['Jacob Quill', 'Ming Chang', 'Kenton Marsh'],
      '2019-06-01',
      {
        abstract: 'We introduce kites that fly deep.',
        categories: ['kacl'],
      },
    ),
    paper('quill-alone', 'Sharp Strings on Dull Hardware', ['Jacob Quill'], '2017-09-01', {
      categories: ['kmnlp'],
    }),
    paper('quill-pair', 'Reasoning about Tails', ['Jacob Quill', 'Ada Harrow'], '2017-05-01'),
    paper('quill-many', 'Tails for Many', ['Jacob Quill', 'Ada Harrow', 'Bo Lind'], '2017-01-01'),
    paper('quill-last', 'Winds of One Year', ['Bo Lind', 'Jacob Quill'], '2017-11-01'),
    paper('cites', 'Team Kite at the Contest', ['Eve South'], '2019-07-01', {
      abstract:
        'We fine-tune the kite of Quill et al. (2019) and beat Quill (2017). Harrow and Lind were first in 2019.',
      categories: ['kacl'],
    }),
    paper('cites-2', 'Another Team Kite', ['Max Other'], '2020-07-01', {
      abstract: 'Quill et al., 2019 is what we build on; Quill 2019 says kites.',
    }),
    paper('manning', 'Parsing the Wind', ['Christopher D. Mannheim'], '2012-03-01', {
      abstract: 'Parsing gusts.',
    }),
    paper('long', 'Long Strings in Storms', ['Jon Short'], '2015-02-01', { abstract: 'Long strings break.' }),
    paper('long-2', 'Long Strings Again', ['Ann Long', 'Long Strand'], '2016-02-01', {
      abstract: 'Calm weather.',
    }),
    paper('survey', 'A Survey of Kite Storms', ['Ida Review'], '2014-02-01'),
    paper('storm', 'Kite Storms', ['Ida Other'], '2013-02-01'),
    paper('book', 'Book Review: Kite Storms by Ida Other', ['Per Critic'], '2016-05-01'),
    paper('neural', 'Neural Kite Control', ['Ida Other'], '2018-04-01'),
    paper('plain', 'Kite Control by Rules', ['Ida Other'], '1998-04-01', { categories: ['kacl'] }),
    paper('october', 'Falling Leaves', ['Ona Fall'], '2023-10-12', { categories: ['law'] }),
    paper('law-1', 'Law for Kites', ['Ona Fall'], '2022-10-12', { abstract: 'The law of the air.' }),
    paper('law-2', 'Law above Cities', ['Ona Fall'], '2021-10-12', {
      abstract: 'The law of roofs, and law again.',
    }),
    paper('kite-day', 'Results of the KACL 2019 Evaluation', ['Bo Lind'], '2020-01-01'),
    paper('dagga', 'DAGGA: Sails that Grow', ['Ona Fall'], '2020-02-01'),
    paper('dagga-by', 'Ropes in Rain', ['Pia Dagga'], '2021-02-01'),
    paper('dagga-again', 'Ropes in Snow', ['Pia Dagga'], '2022-02-01'),
    paper('pieces', 'Masts of Three', ['Ming Xu Grove', 'Ada Fu Toma'], '2021-03-01'),
    paper('in-pieces', 'Masts of Four', ['Ona Fall'], '2022-03-01', { abstract: 'FUTOMA has masts.' }),
    paper('syllable', 'Nets of Two', ['Futo Na', 'Xi Monaya'], '2021-03-01'),
    ...Array.from({ length: 40 }, (_, i) =>
      paper(`filler-${i}`, `Boats and harbours ${i}`, [`Filler Person${i}`], `${2000 + (i % 24)}-03-01`, {
        abstract: 'Boats carry what harbours hold.',
        categories: i % 2 === 0 ? ['kmnlp'] : [],
      }),
    ),
  ]);
}
