import type { Verification } from '@cohesion/contracts';

/** Above this the list is folded. */
const few = 5;
/** The page stays small however long titles are: bytes for the list, and for what stands around each of its lines. */
const room = 6500;
const around = 30;

type Sessions = Verification['sessions'];

/** What was held, each with its part of the credit; whatever there is no room for stands on the certificate. */
export function Sessions({ certificate: { sessions, amount, unit } }: { certificate: Verification }) {
  if (sessions.length === 0) return null;
  const shown = withRoom(sessions);
  const left = sessions.length - shown.length;
  const list = (
    <>
      <ol>
        {shown.map(({ title, when, amount: part }) => (
          <li key={when}>
            {title}
            <br />
            {when}: {part}
          </li>
        ))}
      </ol>
      {left > 0 && <p>The certificate itself lists {left} more.</p>}
    </>
  );
  const words = `${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'}, with the part each has of ${amount} ${unit}`;
  if (sessions.length > few)
    return (
      <details>
        <summary>{words}</summary>
        {list}
      </details>
    );

  return (
    <>
      <h2>{words}</h2>
      {list}
    </>
  );
}

/** The first ones that fit, counted as they are written: what HTML escapes takes six bytes. */
function withRoom(sessions: Sessions): Sessions {
  const encoder = new TextEncoder();
  let used = 0;
  const end = sessions.findIndex(({ title, when, amount }) => {
    used += around + encoder.encode(`${title}${when}${amount}`.replace(/[&<>"']/g, '&quot;')).length;

    return used > room;
  });

  return end === -1 ? sessions : sessions.slice(0, end);
}
