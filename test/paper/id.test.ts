import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPaperIds, isArxivId, parsePaperId } from '../../src/paper/id.ts';

describe('reading what a person pasted as one paper', () => {
  it.each([
    ['2602.08025', '2602.08025'],
    ['  2602.08025v1 ', '2602.08025'],
    ['2602.08025v12.pdf', '2602.08025'],
    ['0704.0001', '0704.0001'],
    ['arXiv:2602.08025', '2602.08025'],
    ['ARXIV: 2602.08025V2', '2602.08025'],
    ['arXiv:2602.08025v1 [cs.CL]', '2602.08025'],
    ['hep-th/9901001', 'hep-th/9901001'],
    ['HEP-TH/9901001v3', 'hep-th/9901001'],
    ['math.GT/0309136', 'math/0309136'],
    ['10.48550/arXiv.2602.08025', '2602.08025'],
    ['https://arxiv.org/abs/2602.08025', '2602.08025'],
    ['http://www.arxiv.org/abs/2602.08025v2', '2602.08025'],
    ['arxiv.org/pdf/2602.08025', '2602.08025'],
    ['arxiv.org/pdf/2602.08025v1.pdf', '2602.08025'],
    ['https://arxiv.org/html/2602.08025v1#S3', '2602.08025'],
    ['https://arxiv.org/abs/2602.08025?context=cs.CL', '2602.08025'],
    ['https://arxiv.org/abs/2602.08025/', '2602.08025'],
    ['https://arxiv.org/abs/hep-th/9901001v2', 'hep-th/9901001'],
    ['https://arxiv.org/abs/hep-th%2F9901001', 'hep-th/9901001'],
    ['https://ar5iv.labs.arxiv.org/html/2602.08025', '2602.08025'],
    ['https://huggingface.co/papers/2602.08025', '2602.08025'],
    ['huggingface.co/papers/2602.08025#community', '2602.08025'],
    ['https://hf.co/papers/2602.08025', '2602.08025'],
    ['https://www.alphaxiv.org/abs/2602.08025v1', '2602.08025'],
    ['https://doi.org/10.48550/arXiv.2602.08025', '2602.08025'],
    ['<https://arxiv.org/abs/2602.08025>', '2602.08025'],
    ['arXiv:2602.08025v4  [cs.CL]  12 Apr 2026', '2602.08025'],
    ['arXiv:hep-th/9901001v5 [hep-th] 3 Jan 1999', 'hep-th/9901001'],
    ['arxiv 2602.08025', '2602.08025'],
    ['arXiv2602.08025v1', '2602.08025'],
    ['arXiv preprint arXiv:2602.08025', '2602.08025'],
    ['oai:arXiv.org:2602.08025v1', '2602.08025'],
    ['oai:arXiv.org:hep-th/9901001', 'hep-th/9901001'],
    ['doi:10.48550/arXiv.2602.08025v2', '2602.08025'],
    ['2602.08025v1.md', '2602.08025'],
    ['arXiv：２６０２．０８０２５', '2602.08025'],
    ['http://xxx.lanl.gov/abs/hep-th/9901001', 'hep-th/9901001'],
    ['https://lanl.arxiv.org/abs/hep-th/9901001', 'hep-th/9901001'],
    ['https://browse.arxiv.org/abs/2602.08025', '2602.08025'],
    ['http://de.arxiv.org/abs/2602.08025v1', '2602.08025'],
    ['https://export.arxiv.org/oai2?verb=GetRecord&identifier=oai:arXiv.org:2602.08025', '2602.08025'],
    ['https://arxiv.org/ftp/arxiv/papers/2602/2602.08025.pdf', '2602.08025'],
    ['https://arxiv.org/ftp/hep-th/papers/9901/9901001.pdf', 'hep-th/9901001'],
    ['https://arxiv.org/PS_cache/math/pdf/0309/0309136v1.pdf', 'math/0309136'],
    ['https://arxiv.org/bibtex/2602.08025', '2602.08025'],
    ['https://arxiv.org/abs/arXiv:2602.08025', '2602.08025'],
    ['https://huggingface.co/papers/2602.08025.md', '2602.08025'],
    ['https://huggingface.co/api/papers/2602.08025', '2602.08025'],
    ['https://dx.doi.org/10.48550/arXiv.2602.08025', '2602.08025'],
    ['https://www.alphaxiv.org/overview/2602.08025v1', '2602.08025'],
    ['https://www.semanticscholar.org/arxiv/2602.08025', '2602.08025'],
    ['https://api.semanticscholar.org/graph/v1/paper/arXiv:2602.08025', '2602.08025'],
    ['https://scholar.google.com/scholar_lookup?arxiv_id=2602.08025', '2602.08025'],
    ['https://ui.adsabs.harvard.edu/abs/2026arXiv260208025L/abstract', '2602.08025'],
    ['https://dblp.org/rec/journals/corr/abs-2602-08025.html', '2602.08025'],
    ['https://www.google.com/url?q=https://arxiv.org/abs/2602.08025&sa=D', '2602.08025'],
    ['https://web.archive.org/web/2026/https://arxiv.org/pdf/2602.08025v2', '2602.08025'],
    ['https://proxy.example.edu/login?url=https%3A%2F%2Farxiv.org%2Fabs%2F2602.08025', '2602.08025'],
    ['https://ar5iv.org/abs/2602.08025', '2602.08025'],
    ['https://www.arxiv-vanity.com/papers/2602.08025/', '2602.08025'],
    ['https://scirate.com/arxiv/2602.08025', '2602.08025'],
    ['https://papers.cool/arxiv/2602.08025', '2602.08025'],
    ['https://arxiv-sanity-lite.com/?rank=pid&pid=2602.08025', '2602.08025'],
    ['https://arxivxplorer.com/?q=https%3A%2F%2Farxiv.org%2Fabs%2F2602.08025', '2602.08025'],
    ['https://www.talk2arxiv.org/pdf/2602.08025.pdf', '2602.08025'],
    ['https://www.catalyzex.com/paper/arxiv:2602.08025', '2602.08025'],
    ['https://www.emergentmind.com/papers/2602.08025', '2602.08025'],
    ['https://inspirehep.net/api/arxiv/2602.08025', '2602.08025'],
    ['https://www.connectedpapers.com/api/redirect/arxiv/2602.08025', '2602.08025'],
    ['https://bytez.com/docs/arxiv/2602.08025/paper', '2602.08025'],
    ['https://www.chatpaper.com/chatpaper/arxiv/2602.08025', '2602.08025'],
    ['https://www.themoonlight.io/paper/2602.08025', '2602.08025'],
    ['https://hjfy.top/arxiv/2602.08025', '2602.08025'],
    ['https://deeplearn.org/arxiv/2602.08025', '2602.08025'],
    ['http://adsabs.harvard.edu/abs/2026arXiv260208025L', '2602.08025'],
    ['https://dblp.uni-trier.de/rec/journals/corr/abs-2602-08025', '2602.08025'],
    ['https://hf-mirror.com/papers/2602.08025', '2602.08025'],
    ['acl:2020.acl-main.1', 'acl:2020.acl-main.1'],
    ['acl:http://www.lrec-conf.org/pdf/1000_Paper.pdf', 'acl:http://www.lrec-conf.org/pdf/1000_Paper.pdf'],
  ])('reads %s', (text, id) => {
    expect(parsePaperId(text)).toBe(id);
  });

  it.each([
    '',
    ' ',
    'retrieval augmented generation',
    '2602.0802',
    '2613.08025',
    '1234.5678 euros',
    '12602.08025',
    'and/9901001',
    'https://arxiv.org/list/cs.CL/recent',
    'https://arxiv.org/abs/',
    'https://huggingface.co/papers/date/2026-08-20',
    'https://huggingface.co/2602.08025',
    'https://huggingface.co/models/2602.08025',
    'https://evil.example/?next=2602.08025',
    'https://doi.org/10.1234/2602.08025',
    'https://arxiv.org/abs/2602.080251',
    '2602.08025/sso-callback',
    'oai:arXiv.org:2602.0802',
    'arxiv',
    'https://evil-arxiv.org/abs/2602.08025',
    'https://arxiv.org.evil.example/abs/2602.08025',
    'https://evil.example/arxiv.org/abs/2602.08025',
    'https://arxiv.org@evil.example/abs/2602.08025',
    'arxiv.org.evil.example/abs/2602.08025',
    'https://аrxiv.org/abs/2602.08025',
    'javascript://arxiv.org/abs/2602.08025',
    'ftp://arxiv.org/abs/2602.08025',
    'mailto:someone',
    'https://',
    'https://arxiv.org/abs/%E0%A4%A',
    'x'.repeat(5_000),
  ])('is not fooled by %s', (text) => {
    expect(parsePaperId(text)).toBeUndefined();
  });

  it('returns undefined or an id that parses as itself, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[a-z0-9.:/ -]{0,30}$/)), (text) => {
        const id = parsePaperId(text);
        if (id !== undefined) expect(parsePaperId(id)).toBe(id);
      }),
    );
  });
});

describe('finding papers in a message', () => {
  it('finds ids and links in order, without duplicates', () => {
    const message = [
      'Read arXiv:2602.08025v2, then [this one](https://arxiv.org/abs/2005.11401).',
      '**https://huggingface.co/papers/1706.03762** (and <https://arxiv.org/pdf/hep-th/9901001v1.pdf>);',
      'www.alphaxiv.org/abs/2602.08025! Also 2111.00396.',
    ].join('\n');
    expect(findPaperIds(message)).toEqual([
      '2602.08025',
      '2005.11401',
      '1706.03762',
      'hep-th/9901001',
      '2111.00396',
    ]);
  });

  it('finds nothing on other hosts, however they are written', () => {
    const message =
      'https://evil.example/abs/2602.08025 evil_arxiv.org/abs/2602.08025 x.arxiv.org.example/2602.08025 ' +
      'a@2602.08025 1.2602.08025 2602.080255 ftp://host/2602.08025 https://evil.example/?x=2602.08025 ' +
      '10.1234/kites-2602.08025 evil.example/x_2602.08025_y a@b-2602.08025';
    expect(findPaperIds(message)).toEqual([]);
  });

  it('finds a key of another source only if the catalog knows it', () => {
    const message = 'note:this is acl:2020.acl-main.1, see:2602.08025';
    expect(findPaperIds(message)).toEqual(['2602.08025']);
    expect(findPaperIds(message, (id) => id === 'acl:2020.acl-main.1')).toEqual([
      'acl:2020.acl-main.1',
      '2602.08025',
    ]);
  });

  it.each([
    '参见 https://arxiv.org/abs/2602.08025。谢谢',
    '参见https://arxiv.org/abs/2602.08025这篇',
    '论文2602.08025很好',
    'この論文（arXiv：2602.08025）は',
    '２６０２．０８０２５を読む',
    'статья2602.08025',
    'DOI: 10.48550/arXiv.2602.08025, read it',
    'see doi.org/10.48550/arXiv.2602.08025v2.',
    'arXiv:2602.08025v4  [cs.CL]  12 Apr 2026',
    'oai:arXiv.org:2602.08025v1',
    '[pdf](http://xxx.lanl.gov/pdf/2602.08025)',
    '2602.08025v4.pdf',
    'ARXIV.2602.08025',
    'pdf/2602.08025v4.pdf',
    '2602.08025_camera_ready.pdf',
    'arxiv_2602.08025v2.pdf',
    'Lewis2026-2602.08025-slides.pdf',
    '_2602.08025_ and __kites__',
    'https://www.connectedpapers.com/main/2602.08025',
    'https://arxiv-sanity-lite.com/?rank=pid&pid=2602.08025',
  ])('reads the id in %s', (text) => {
    expect(findPaperIds(text)).toEqual(['2602.08025']);
  });

  it('finds several ids, whatever is between them', () => {
    for (const text of [
      '2602.08025 2310.00836',
      '2602.08025, 2310.00836',
      '2602.08025；2310.00836',
      '2602.08025+2310.00836',
    ])
      expect(findPaperIds(text)).toEqual(['2602.08025', '2310.00836']);
  });

  it('finds a key of another source in a sentence in another script', () => {
    expect(findPaperIds('见acl:2020.acl-main.1。', (id) => id === 'acl:2020.acl-main.1')).toEqual([
      'acl:2020.acl-main.1',
    ]);
  });

  it('finds any id among words', () => {
    const id = fc
      .tuple(
        fc.integer({ min: 15, max: 99 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 99_999 }),
      )
      .map(
        ([year, month, number]) =>
          `${year}${String(month).padStart(2, '0')}.${String(number).padStart(5, '0')}`,
      );
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 5 }), (ids) => {
        expect(ids.every(isArxivId)).toBe(true);
        expect(findPaperIds(ids.map((one) => `see (${one}), and`).join(' '))).toEqual(ids);
      }),
    );
  });

  it.each(['a', 'a.', 'a:', '2602.', 'https://', '<', '(', 'arxiv.org/'])(
    'survives a hundred thousand characters of %s',
    (piece) => {
      expect(findPaperIds(piece.repeat(100_000 / piece.length))).toEqual([]);
    },
  );
});
