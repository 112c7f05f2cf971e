import { useEffect, useEffectEvent } from 'react';

export interface QuizKeys {
  options: readonly { id: string }[];
  choose(optionId: string): void;
  next(): void;
  flag(): void;
}

const inAField = 'input:not([type=radio]), textarea, select, [contenteditable], [role=dialog] *';
const pressedByEnter = 'a, button, summary, [role=button]';

/**
 * 1 to 9 or A to I choose an option, Enter goes on, F flags. F always flags: a sixth option is reached with 6. Keys
 * never fire inside fields or dialogs, nor together with a modifier, and Enter still presses what has the focus.
 */
export function useQuizKeys(keys: QuizKeys, on: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const at = event.target instanceof Element ? event.target : null;
    if (at?.matches(inAField)) return;
    if (event.key === 'Enter') {
      if (!at?.matches(pressedByEnter)) act(event, keys.next);

      return;
    }
    if (!on) return;
    const key = event.key.toLowerCase();
    if (key === 'f') {
      act(event, keys.flag);

      return;
    }
    const option = keys.options[placeOf(key)];
    if (option) act(event, () => keys.choose(option.id));
  });

  useEffect(() => {
    addEventListener('keydown', onKey);

    return () => removeEventListener('keydown', onKey);
  }, []);
}

function act(event: KeyboardEvent, action: () => void) {
  event.preventDefault();
  action();
}

/** "1" and "a" are the first option; anything else is none. */
function placeOf(key: string): number {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  if (/^[a-i]$/.test(key)) return key.charCodeAt(0) - 'a'.charCodeAt(0);

  return -1;
}
