import type { CreditWorksheetView } from '@cohesion/contracts';

/** The sum behind the hours, so that anyone can do it again. */
export function WorksheetTable({ worksheet }: { worksheet: CreditWorksheetView }) {
  const { words, items, difficulty, difficultyBasis, bodies, safeMinutes, wordsLeftOut } = worksheet;
  if (bodies.length === 0)
    return <p>No credit is claimed, so no hours were calculated. The text has {count(words)} words.</p>;

  return (
    <>
      <p>
        {count(words)} words of study text, {items} quiz questions, difficulty {difficulty} of 5.{' '}
        {difficultyBasis}
      </p>
      <p>
        Every body counts in its own way. We take the smallest count of those claimed,{' '}
        {Math.floor(safeMinutes * 10) / 10} minutes, and turn it into each body’s unit.
      </p>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">The calculation for each body</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        {bodies.map(({ body, bodyName, lines }) => (
          <tbody key={body} className="border-b border-line">
            <tr>
              <th scope="rowgroup" colSpan={2} className="pt-3 pb-1 text-start">
                {bodyName}
              </th>
            </tr>
            {lines.map(({ text, value }, index) => (
              <tr key={`${body}-${index}`}>
                <td className="py-1.5 pe-3 align-top">{text}</td>
                <td className="py-1.5 text-end align-top">{value}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className="text-sm text-ink-2">
        Not counted:{' '}
        {wordsLeftOut.map(({ what, words: left }) => `${what} (${count(left)} words)`).join(', ')}. Rules:{' '}
        {worksheet.ruleVersion}.
      </p>
    </>
  );
}

const count = (words: number): string => words.toLocaleString('en-US');
