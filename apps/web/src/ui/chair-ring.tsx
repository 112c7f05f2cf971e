import { Chair } from './chair.js';

type Chair = Readonly<{ x: number; y: number; turn: number; state: 'taken' | 'next' | 'open' }>;

const size = 120;
const center = size / 2;

/** Chairs around a rug, the first at the top, clockwise; the first free one is drawn dashed: it is yours to take. */
function chairsOf(seats: number, taken: number): readonly Chair[] {
  const radius = center - 11;

  return Array.from({ length: seats }, (_, index) => {
    const angle = (2 * Math.PI * index) / seats - Math.PI / 2;
    const state = index < taken ? 'taken' : index === taken ? 'next' : 'open';

    return {
      x: round(center + radius * Math.cos(angle)),
      y: round(center + radius * Math.sin(angle)),
      turn: round((360 * index) / seats),
      state,
    };
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;

const strokes = {
  taken: 'fill-pine stroke-pine',
  next: 'fill-paper stroke-pine',
  open: 'fill-sunken stroke-edge',
} as const;

type ChairRingProps = Readonly<{ seats: number; taken: number; className?: string }>;

/** A picture beside a number, never instead of one: it says nothing to screen readers. */
export function ChairRing({ seats, taken, className }: ChairRingProps) {
  const chair = Math.min(1, 11 / Math.max(seats, 1));

  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={className} aria-hidden="true" focusable="false">
      <circle cx={center} cy={center} r={34} className="fill-sunken" />
      {[26, 18, 10].map((radius) => (
        <circle
          key={radius}
          cx={center}
          cy={center}
          r={radius}
          className="fill-none stroke-line"
          strokeWidth={1.2}
        />
      ))}
      {chairsOf(seats, taken).map(({ x, y, turn, state }) => (
        <g
          key={turn}
          transform={`translate(${x} ${y}) rotate(${turn}) scale(${round(chair)})`}
          className={strokes[state]}
        >
          <Chair dashed={state === 'next'} />
        </g>
      ))}
    </svg>
  );
}
