type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * The server's page can be written in before the portal takes it over, and React knows nothing of that: a field would show
 * words that no state has, or lose them. Call this right before taking over; what it answers, called right after, tells the
 * portal of every field that was changed until then, as if it were typed now.
 */
export function typedBefore(root: HTMLElement): () => void {
  const written = new Map<Field, string | boolean>();
  const note = (field: Field): void => void written.set(field, valueOf(field));
  for (const field of root.querySelectorAll<Field>('input, textarea, select'))
    if (isChanged(field)) note(field);
  const heard = ({ target }: Event): void => {
    if (isField(target)) note(target);
  };
  const events = ['input', 'change'];
  for (const event of events) root.addEventListener(event, heard, true);

  return () => {
    for (const event of events) root.removeEventListener(event, heard, true);
    // Not among the effects that call this: there React puts the value before back first, and the caret with it.
    queueMicrotask(() => {
      for (const [field, value] of written) if (field.isConnected) tell(field, value);
      written.clear();
    });
  };
}

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

const valueOf = (field: Field): string | boolean => (isTicked(field) ? field.checked : field.value);

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);

    return field.selectedIndex !== Math.max(first, 0);
  }

  return isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

function tell(field: Field, value: string | boolean): void {
  if (field instanceof HTMLSelectElement) {
    field.value = String(value);
    field.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (isTicked(field)) {
    // Ticking one of several choices unticks the others.
    if (field.type === 'radio' && value === false) return;
    field.checked = !value;
    field.click();
  } else if (field.type !== 'file') write(field, String(value));
}

/** React looks for a change against what it saw last, which is what is set on the field itself and not past it. */
function write(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const { selectionStart, selectionEnd } = field;
  field.value = field.defaultValue;
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Reflect.set(prototype.prototype, 'value', value, field);
  if (document.activeElement === field && selectionStart !== null)
    field.setSelectionRange(selectionStart, selectionEnd);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
