import type { TemplatePart } from '@cohesion/contracts';
import { Button } from '../../ui/button.js';

const partWords: Record<TemplatePart, string> = {
  statement: 'What the approving body wants said',
  results: 'Attendance and score',
  line: 'Your own line',
};

type OrderProps = Readonly<{
  order: readonly TemplatePart[];
  onChange: (order: TemplatePart[]) => void;
}>;

/** What may stand in another order, moved with buttons that every hand and every keyboard can use. */
export function OrderField({ order, onChange }: OrderProps) {
  const moved = (index: number): TemplatePart[] =>
    order.flatMap((part, at) => {
      if (at === index - 1) return order[index] ?? [];

      return at === index ? (order[index - 1] ?? []) : part;
    });

  return (
    <section aria-labelledby="order">
      <h2 id="order">In which order</h2>
      <p className="mt-1 text-ink-2">What stands below the credit, from top to bottom.</p>
      <ol className="mt-3 flex flex-col">
        {order.map((part, index) => (
          <li key={part} className="flex min-h-15 items-center justify-between gap-3 border-b border-line">
            <span>
              {index + 1}. {partWords[part]}
            </span>
            {index > 0 && (
              <Button quiet onPress={() => onChange(moved(index))}>
                Move up<span className="sr-only"> {partWords[part]}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
