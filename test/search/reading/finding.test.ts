import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { readRecord } from '../../../src/catalog/file/row/record.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine, type LocalEngine } from '../../../src/search/engine.ts';
import { sharedFile, WITHOUT_SHARED } from '../../support/shared.ts';

const file = sharedFile('data/acl-anthology.jsonl.gz');

/** What people type over the Anthology, and the paper that must be among the first three. */
const ONE_OF_THREE: readonly (readonly [kind: string, rows: readonly (readonly [string, string])[]])[] = [
  [
    'people',
    [
      ['devlin 2019', 'N19-1423'],
      ['devlin et al. 2019', 'N19-1423'],
      ['bert devlin', 'N19-1423'],
      ['papineni 2002', 'P02-1040'],
      ['papinini 2002', 'P02-1040'],
      ['kohen 2003', 'N03-1017'],
      ['yarowski 1995', 'P95-1026'],
      ['pennington glove', 'D14-1162'],
      ['pennington socher manning', 'D14-1162'],
      ['lee he lewis zettlemoyer', 'D17-1018'],
      ['rajpurkar jia liang', 'P18-2124'],
      ['Och 2003', 'P03-1021'],
      ['Och and Ney alignment', 'J03-1002'],
      ['Klein Manning 2003', 'P03-1054'],
      ['Klein & Manning (2003)', 'P03-1054'],
      ['Charniak parser', 'A00-2018'],
      ['luong attention', 'D15-1166'],
      ['Barzilay Lapata entity grid', 'J08-1001'],
      ['percy liang semantic parsing', 'D13-1160'],
      ['sennrich subword units', 'P16-1162'],
      ['yoon kim 2014', 'D14-1181'],
      ['brown et al. 1993', 'J93-2003'],
      ['zettlemoyer collins 2005', 'D07-1071'],
      ['gildea jurafsky', 'J02-3001'],
      ['lample 2016 ner', 'N16-1030'],
      ['hearst texttiling', 'J97-1003'],
      ['karpukhin dpr', '2020.emnlp-main.550'],
      ['collins 2002 perceptron', 'W02-1001'],
      ['chen manning dependency parser neural', 'D14-1082'],
      ['jia liang 2017', 'D17-1215'],
      ['J. Devlin 2019', 'N19-1423'],
      ['Och FJ 2003', 'P03-1021'],
      ['the original bert paper', 'N19-1423'],
      ['li liang prefix', '2021.acl-long.353'],
      ['tu coverage', 'P16-1008'],
      ['peters elmo', 'N18-1202'],
      ['lester prompt', '2021.emnlp-main.243'],
      ['berger 1996 maxent', 'J96-1002'],
      ['dunnning 1993', 'J93-1003'],
      ['dunnnin 1993', 'J93-1003'],
      ['pantell 2004', 'N04-1041'],
      ['kim cnn sentence classification', 'D14-1181'],
    ],
  ],
  [
    'references',
    [
      ['devlin2019bert', 'N19-1423'],
      ['devlin2018bert', 'N19-1423'],
      ['devlin-etal-2019-bert', 'N19-1423'],
      ['@inproceedings{devlin-etal-2019-bert,', 'N19-1423'],
      [String.raw`\cite{papineni-etal-2002-bleu}`, 'P02-1040'],
      ['DBLP:conf/emnlp/PenningtonSM14', 'D14-1162'],
      ['wang2018glue', 'W18-5446'],
      ['chen2014fast', 'D14-1082'],
      ['sennrich2016neural', 'P16-1162'],
      ['post-2018-call', 'W18-6319'],
      [
        'Devlin, J., Chang, M.-W., Lee, K., & Toutanova, K. (2019). BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
        'N19-1423',
      ],
      ['Devlin, J., Chang, M.-W., Lee, K., & Toutanova, K. (2019). BERT: Pre-training…', 'N19-1423'],
      [
        'Kishore Papineni, Salim Roukos, Todd Ward, and Wei-Jing Zhu. 2002. Bleu: a Method for Automatic Evaluation of Machine Translation. In Proceedings of the 40th Annual Meeting of the Association for Computational Linguistics, pages 311–318',
        'P02-1040',
      ],
      [
        'Church KW, Hanks P. Word association norms, mutual information, and lexicography. Computational Linguistics. 1990;16(1):22-9.',
        'J90-1003',
      ],
      ['see N19-1423 please', 'N19-1423'],
      ['Devlin et al. 2019 and Vaswani et al. 2017', 'N19-1423'],
      ['(Papineni et al., 2002; Banerjee and Lavie, 2005)', 'W05-0909'],
      ['P02-1040.pdf', 'P02-1040'],
    ],
  ],
  [
    'things',
    [
      ['Penn Treebank', 'J93-2004'],
      ['europarl corpus', '2005.mtsummit-papers.11'],
      ['europarl', '2005.mtsummit-papers.11'],
      ['coreference resolution neural end-to-end', 'D17-1018'],
      ['BERT', 'N19-1423'],
      ['bleu metric', 'P02-1040'],
      ['glove embeddings', 'D14-1162'],
      ['squad dataset', 'D16-1264'],
      ['METEOR', 'W05-0909'],
      ['moses toolkit', 'P07-2045'],
      ['stanford corenlp', 'P14-5010'],
      ['natural questions dataset', 'Q19-1026'],
      ['Marian NMT', 'P18-4020'],
      ['moses smt', 'P07-2045'],
      ['ELMo', 'N18-1202'],
      ['elmo embeddings', 'N18-1202'],
      ['XLM-R', '2020.acl-main.747'],
      ['word2vec', 'N13-1090'],
      ['SNLI', 'D15-1075'],
      ['few-nerd', '2021.acl-long.248'],
      ['multinli corpus', 'N18-1101'],
      ['mBART', '2020.tacl-1.47'],
      ['BPE', 'P16-1162'],
      ['MultiNLI', 'N18-1101'],
      ['fastText', 'E17-2068'],
      ['BART', '2020.acl-main.703'],
      ['comet metric', '2020.emnlp-main.213'],
      ['DPR', '2020.emnlp-main.550'],
      ['AMR', 'W13-2322'],
      ['SBERT', 'D19-1410'],
      ['prefix-tuning', '2021.acl-long.353'],
      ['sacrebleu', 'W18-6319'],
      ['squad 2.0', 'P18-2124'],
      ['giza++', 'J03-1002'],
      ['FrameNet', 'C98-1013'],
      ['byte pair encoding', 'P16-1162'],
      ['OpenNMT', 'P17-4012'],
      ['babelnet', 'P10-1023'],
      ['FEVER dataset', 'N18-1074'],
      ['CoNLL-2003', 'W03-0419'],
      ['evaluation of MT without references', '2023.acl-short.55'],
      ['trivia qa', 'P17-1147'],
      ['commonsense qa dataset', 'N19-1421'],
      ['ROUGE-L', 'W04-1013'],
      ['OntoNotes 5.0', 'N06-2015'],
      ['squad 1.1', 'D16-1264'],
      ['text rank', 'W04-3252'],
      ['tiny bert', '2020.findings-emnlp.372'],
      ['anli', '2020.acl-main.441'],
      ['ANLI benchmark', '2020.acl-main.441'],
      ['MNLI', 'N18-1101'],
      ['SST', 'D13-1170'],
      ['SST-2', 'D13-1170'],
      ['stanford sentiment treebank', 'D13-1170'],
      ['MERT', 'P03-1021'],
      ['mustc corpus', 'N19-1202'],
      ['COMET', '2020.emnlp-main.213'],
      ['what is rouge-l', 'W04-1013'],
      ['how does bleu work', 'P02-1040'],
      ['how large is triviaqa', 'P17-1147'],
    ],
  ],
  [
    'venues and times',
    [
      ['NAACL 2019 BERT', 'N19-1423'],
      ['nacl 2019 bert', 'N19-1423'],
      ['emlnp 2019 sentence-bert', 'D19-1410'],
      ['word sense 1995', 'P95-1026'],
      ['semeval 2010 task 8', 'S10-1006'],
    ],
  ],
];

const by =
  (name: RegExp) =>
  ({ authors }: Paper) =>
    authors.some((author) => name.test(author));
const of =
  (date: RegExp) =>
  ({ published = '' }: Paper) =>
    date.test(published);
const titled = (title: RegExp) => (paper: Paper) => title.test(paper.title);
const at =
  (venue: string) =>
  ({ categories = [] }: Paper) =>
    categories.includes(venue);

/** What people type, and what each of the first three must be. */
const ALL_THREE: readonly (readonly [query: string, is: readonly ((paper: Paper) => boolean)[]])[] = [
  ['Mikolov', [by(/Mikolov$/)]],
  ['Vaswani', [by(/Vaswani$/)]],
  ['vaswnai', [by(/Vaswani$/)]],
  ['bahdanau attention', [by(/Bahdanau$/)]],
  ['Ratnaparkhi maxent tagger', [by(/Ratnaparkhi$/)]],
  ['Kristina Toutanova tagger', [by(/Toutanova$/)]],
  ['smith 2019', [by(/Smith$/), of(/^2019/)]],
  ['smith et al. 2019', [by(/Smith$/), of(/^2019/)]],
  ['Chris Manning', [by(/Manning$/)]],
  ['noah smth', [by(/Noah.* Smith$/)]],
  ['Manning, Christopher', [by(/Manning$/)]],
  ['Philipp Koehn statistical machine translation', [by(/Koehn$/)]],
  ['by Hinrich Schütze on morphology', [by(/Schütze$/)]],
  ['joshi aravind tree adjoining', [by(/Joshi$/)]],
  ['long context', [titled(/long[- ]context/i)]],
  ['young children', [titled(/child/i)]],
  ['EMNLP 2020', [at('emnlp'), of(/^2020/)]],
  ['LREC 2008', [at('lrec'), of(/^2008/)]],
  ['acl 2017 summarization', [at('acl'), of(/^2017/)]],
  ['TACL question answering', [at('tacl')]],
  ['2023', [of(/^2023/)]],
  ['October 2023', [of(/^2023-10/)]],
  ['papers from 2023', [of(/^2023/)]],
  ['before 2000', [of(/^19/)]],
  ['since 2020', [of(/^202/)]],
  ['machine translation 1990s', [of(/^199/)]],
  ['parsing 2010-2012', [of(/^201[012]/)]],
  ['newest', [of(/^202[5-9]/)]],
  ['findings of emnlp 2020', [at('findings'), of(/^2020/)]],
  ['EMNLP Findings 2021', [at('findings'), of(/^2021/)]],
  ['BEA workshop', [at('bea')]],
  ["ACL '19", [at('acl'), of(/^2019/)]],
  ['NAACL-HLT 2018', [at('naacl'), of(/^2018/)]],
  ['Transactions of the ACL 2018', [at('tacl'), of(/^2018/)]],
  ['Transactions of the Association for Computational Linguistics', [at('tacl')]],
  ['Empirical Methods in Natural Language Processing 2019 parsing', [at('emnlp'), of(/^2019/)]],
  [
    'Proceedings of the Conference on Empirical Methods in Natural Language Processing 2014',
    [at('emnlp'), of(/^2014/)],
  ],
  ['Language Resources and Evaluation Conference 2020', [at('lrec'), of(/^2020/)]],
  ['association for computational linguistics 2016 summarization', [at('acl'), of(/^2016/)]],
  ['Findings 2021', [at('findings'), of(/^2021/)]],
  ['ACL/EMNLP 2020 parsing', [of(/^2020/)]],
  ['EMNLP-IJCNLP 2019', [at('emnlp'), of(/^2019/)]],
  ['LREC-COLING 2024', [at('lrec'), of(/^2024/)]],
  ['blackbox nlp workshop', [at('blackboxnlp')]],
  ["transformers '19-'21", [of(/^(?:2019|202[01])/)]],
  ['nmt 16-18', [of(/^201[678]/)]],
  ['between 2005 and 2001 parsing', [of(/^200[1-5]/)]],
  ['< 2000 parsing', [of(/^19/)]],
  ['proceedings of ACL 2019', [at('acl'), of(/^2019/)]],
  [
    'North American Chapter of the Association for Computational Linguistics 2016',
    [at('naacl'), of(/^2016/)],
  ],
  ['European Chapter of the ACL 2021', [at('eacl'), of(/^2021/)]],
  ['Asia-Pacific Chapter of the ACL 2020', [at('aacl'), of(/^2020/)]],
  ['International Conference on Computational Linguistics 2018', [at('coling'), of(/^2018/)]],
  ['Conference on Computational Natural Language Learning 2003', [at('conll'), of(/^2003/)]],
  ['Computational Linguistics journal 1993', [at('cl'), of(/^1993/)]],
  ['best paper acl 2018', [at('acl'), of(/^2018/)]],
  ['parsing prior to 1985', [of(/^19(?:[67]\d|8[0-4])/)]],
  ['hallucination 2024+', [of(/^202[4-9]/)]],
  ['oldest papers on machine translation', [of(/^19/)]],
  ['what did Graham Neubig write in 2021', [by(/Neubig$/), of(/^2021/)]],
  ['latest papers on hallucination', [of(/^202[5-9]/), titled(/hallucinat/i)]],
  ['ICON', [titled(/icon/i)]],
  ['transf', [titled(/transf/i)]],
  ['dependency pars', [titled(/pars/i)]],
  ['neural machine transl', [titled(/translation/i)]],
  ['sentim', [titled(/sentiment/i)]],
  ['long cont', [titled(/long[- ]cont/i)]],
  ['relation extrac', [titled(/relation extraction/i)]],
  ['neural machine tranl', [titled(/machine translation/i)]],
  ['tranf', [titled(/transf/i)]],
  ['summarization without rouge', [(paper) => !/rouge/i.test(`${paper.title} ${paper.abstract}`)]],
  ['question answ', [titled(/answering/i)]],
  ['machien tranlsation', [titled(/machine translation/i)]],
  ['fewshot learning', [titled(/few-?shot/i)]],
  ['codeswitching', [titled(/code-?switch/i)]],
  ['text2sql', [titled(/text-?(?:2|to)-?sql/i)]],
  ['survey on sentiment analysis', [titled(/survey|review|overview/i), titled(/sentiment/i)]],
];

/** The same papers as a loaded catalog, without checking the file for errors: a third less work. */
function papersOf(gzipped: string): Paper[] {
  const lines = gunzipSync(readFileSync(gzipped)).toString().trim().split('\n');
  return lines.map((line) => {
    const row = readRecord(JSON.parse(line));
    if (!('paper' in row)) throw new Error(`no paper: ${line}`);
    return row.paper;
  });
}

describe.skipIf(file === undefined)(`over the Anthology ${file === undefined ? WITHOUT_SHARED : ''}`, () => {
  let engine: LocalEngine;
  beforeAll(() => {
    engine = createSearchEngine({ catalog: createCatalog(papersOf(file ?? '')) });
  }, 240_000);
  const firstThree = async (query: string) =>
    (await engine.find({ query, limit: 3 })).hits.map(({ paper }) => paper);

  for (const [kind, rows] of ONE_OF_THREE) {
    it.each(rows)(`${kind}: %s`, async (query, key) => {
      expect((await firstThree(query)).map(({ id }) => id)).toContain(`acl:${key}`);
    });
  }

  it.each(ALL_THREE)('every one of the first three: %s', async (query, is) => {
    const papers = await firstThree(query);
    expect(papers).toHaveLength(3);
    for (const paper of papers) for (const holds of is) expect(holds(paper), paper.title).toBe(true);
  });
});
