import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { KINDS } from './figures.ts';
import { LIMIT, type SizeFigures } from './tables.ts';

/** One kind's median at one size. */
interface Point {
  readonly papers: number;
  readonly ms: number;
  readonly line: string;
}

const PAPERBOY = '#1d4ed8';
const OTHER = '#9ca3af';
/** The least ratio between a label's value and the next one below: about the height of a line. */
const LABEL_STEP = 1.25;

/** How the medians grow with the catalog, as an SVG image; both axes are logarithmic. */
export function growthPlot(sizes: readonly SizeFigures[]): string {
  const points = sizes.flatMap(pointsOf);
  const { document } = parseHTML('<html><body></body></html>');
  const isOurs = ({ line }: Point) => !line.includes('every posting');
  const figure = Plot.plot({
    document,
    width: 760,
    height: 420,
    marginLeft: 60,
    marginRight: 210,
    style: { fontSize: '13px', background: 'white' },
    x: { type: 'log', label: 'papers', ticks: sizes.map(({ papers }) => papers), tickFormat: ',d' },
    y: { type: 'log', label: 'median, ms', grid: true, ticks: 5, tickFormat: '~g' },
    marks: [
      Plot.line(points, {
        x: 'papers',
        y: 'ms',
        z: 'line',
        stroke: (point: Point) => (isOurs(point) ? PAPERBOY : OTHER),
        strokeWidth: 2,
        marker: 'circle',
      }),
      Plot.text(labelsOf(points), {
        x: 'papers',
        y: 'ms',
        text: 'line',
        fill: (point: Point) => (isOurs(point) ? PAPERBOY : '#6b7280'),
        dx: 10,
        textAnchor: 'start',
      }),
    ],
  });
  // Outside a page, an image must declare its type.
  figure.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${figure.outerHTML}\n`;
}

/** Places each line's label at its last point, moved up where two would overlap. */
function labelsOf(points: readonly Point[]): Point[] {
  const last = [...new Map(points.map((point) => [point.line, point])).values()];
  let below = 0;
  return last
    .sort((a, b) => a.ms - b.ms)
    .map((point) => {
      below = Math.max(point.ms, below * LABEL_STEP);
      return { ...point, ms: below };
    });
}

function pointsOf({ papers, bot, peers }: SizeFigures): Point[] {
  const point = (line: string, ms: number | undefined) => (ms === undefined ? [] : [{ papers, ms, line }]);
  return [
    ...KINDS.flatMap((kind) => point(kind, bot.kinds?.[kind]?.p50)),
    ...point('questions, every posting read', peers[LIMIT]?.kinds?.questions?.p50),
  ];
}
