import { Chair } from '../ui/chair.js';
import type { CaseMember } from './case-script.js';
import type { Stance } from './case-walk.js';
import { stanceWords } from './case-words.js';

export interface CircleMember extends CaseMember {
  /** As things stand now; `stance` is how the member came in. */
  now: Stance;
  changed: boolean;
  speaks: boolean;
  addressed: boolean;
}

interface CaseCircleProps {
  members: readonly CircleMember[];
  /** What the leader last did was for the whole group. */
  toAll: boolean;
}

const width = 360;
const height = 412;
const middle = { x: width / 2, y: 186 };
/** Taller than wide, so that names beside each other have room. */
const ring = { x: 132, y: 146 };
/** How far out on the ring someone sits: who leans in is nearer, who turns away is farther. */
const reach: Partial<Record<Stance, number>> = { 'leaning-in': 0.9, 'turned-away': 1.03 };

/** The group as it sits, from above: the leader's dashed chair in front, the members clockwise around the rug. */
export function CaseCircle({ members, toAll }: CaseCircleProps) {
  const seats = members.map((member, index) => ({
    member,
    ...seatOf(member, index + 1, members.length + 1),
  }));

  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="case-circle"
      role="img"
      aria-label={circleInWords(members, toAll)}
    >
      <circle cx={middle.x} cy={middle.y} r={64} className="circle-rug" />
      {[48, 32, 16].map((radius) => (
        <circle key={radius} cx={middle.x} cy={middle.y} r={radius} className="circle-ring" />
      ))}
      {toAll && <circle cx={middle.x} cy={middle.y} r={70} className="circle-said" />}
      {seats
        .filter(({ member }) => member.addressed)
        .map(({ member, x, y }) => (
          <path key={member.id} d={lineTo(x, y)} className="circle-said" />
        ))}
      {seats.map(({ member, x, y, turn }) => (
        <Seat key={member.id} member={member} x={x} y={y} turn={turn} />
      ))}
      {seats.map(({ member, x, y }) => (
        <Words key={member.id} member={member} x={x} y={y} />
      ))}
      <g transform={`translate(${middle.x} ${middle.y + ring.y})`}>
        <g transform="rotate(180) scale(2.5)" className="circle-chair circle-yours">
          <Chair dashed />
        </g>
        <text y={44} className="circle-name">
          You
        </text>
      </g>
    </svg>
  );
}

interface SeatProps {
  member: CircleMember;
  x: number;
  y: number;
  turn: number;
}

function Seat({ member, x, y, turn }: SeatProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      {member.addressed && <circle r={26} className="circle-said" />}
      <g transform={`rotate(${turn})`} className="circle-person" data-stance={member.now}>
        <g transform="scale(2.5)" className="circle-chair">
          <Chair />
        </g>
        <Posture stance={member.now} />
      </g>
      {member.speaks && (
        <path
          transform={x < middle.x ? 'scale(-1 1)' : undefined}
          d="M15 -29h17a5 5 0 0 1 5 5v8a5 5 0 0 1 -5 5h-10l-6 6v-6h-1a5 5 0 0 1 -5 -5v-8a5 5 0 0 1 5 -5z"
          className="circle-bubble"
        />
      )}
    </g>
  );
}

/** Over all that is drawn, so that nothing covers them. */
function Words({ member, x, y }: Omit<SeatProps, 'turn'>) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <text y={39} className="circle-name">
        {member.name}
      </text>
      <text y={55} className="circle-stance" data-changed={member.changed || undefined}>
        {member.changed && '→ '}
        {stanceWords[member.now]}
      </text>
    </g>
  );
}

/** Someone in the chair, facing down in this picture: shoulders, head, and what the stance does to them. */
function Posture({ stance }: { stance: Stance }) {
  return (
    <>
      {(stance === 'open' || stance === 'leaning-in') && (
        <path d="M-14 2 Q-16 15 -8 17 M14 2 Q16 15 8 17" className="circle-arms" />
      )}
      <ellipse cy={1} rx={15} ry={8} className="circle-body" />
      <circle cy={4} r={8} className="circle-head" />
      {stance === 'guarded' && <path d="M-15 16 Q0 21 15 16" className="circle-bar" />}
      {stance === 'silent' && (
        <g className="circle-dots">
          {[-6, 0, 6].map((at) => (
            <circle key={at} cx={at} cy={18} r={1.8} />
          ))}
        </g>
      )}
      {stance === 'hot' && (
        <path d="M-10 15 l-4 7 M0 17 v8 M10 15 l4 7 M-17 8 l-7 3 M17 8 l7 3" className="circle-rays" />
      )}
    </>
  );
}

function seatOf({ now }: CircleMember, index: number, seats: number) {
  const angle = Math.PI / 2 + (2 * Math.PI * index) / seats;
  const away = reach[now] ?? 1;
  const facing = (360 * index) / seats + 180;

  return {
    x: round(middle.x + away * ring.x * Math.cos(angle)),
    y: round(middle.y + away * ring.y * Math.sin(angle)),
    turn: round(now === 'turned-away' ? facing + 150 : facing),
  };
}

/** From the leader's chair to the edge of the member's. */
function lineTo(x: number, y: number): string {
  const from = { x: middle.x, y: middle.y + ring.y - 22 };
  const length = Math.hypot(x - from.x, y - from.y) || 1;
  const part = Math.max(0, length - 28) / length;

  return `M${from.x} ${from.y}L${round(from.x + (x - from.x) * part)} ${round(from.y + (y - from.y) * part)}`;
}

function circleInWords(members: readonly CircleMember[], toAll: boolean): string {
  const each = members.map(({ name, now, changed, speaks, addressed }) =>
    [
      `${name}: ${changed ? 'now ' : ''}${stanceWords[now]}`,
      ...(speaks ? ['speaks'] : []),
      ...(addressed ? ['spoken to by you'] : []),
    ].join(', '),
  );

  return `The circle: you and ${members.length} members. ${each.join('; ')}.${toAll ? ' You spoke to the whole group.' : ''}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
