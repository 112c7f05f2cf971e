import { waitFor } from '@testing-library/react';
import { type ReactNode, useEffect, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { typedBefore } from './typed-before.js';

type Values = Readonly<{ line: string; text: string; agreed: boolean; chosen: string; body: string }>;
let known: Values | undefined;

/** A form whose state alone decides what its fields hold. */
function Form(): ReactNode {
  const [values, setValues] = useState<Values>({
    line: 'as saved',
    text: 'saved too',
    agreed: false,
    chosen: 'one',
    body: 'apa',
  });
  useEffect(() => {
    known = values;
  });
  const set = (parts: Partial<Values>) => setValues((before) => ({ ...before, ...parts }));

  return (
    <form>
      <input name="line" value={values.line} onChange={({ target }) => set({ line: target.value })} />
      <textarea name="text" value={values.text} onChange={({ target }) => set({ text: target.value })} />
      <input
        type="checkbox"
        name="agreed"
        checked={values.agreed}
        onChange={({ target }) => set({ agreed: target.checked })}
      />
      {['one', 'other'].map((choice) => (
        <input
          key={choice}
          type="radio"
          name="chosen"
          value={choice}
          checked={values.chosen === choice}
          onChange={() => set({ chosen: choice })}
        />
      ))}
      <select name="body" value={values.body} onChange={({ target }) => set({ body: target.value })}>
        <option value="apa">APA</option>
        <option value="nbcc">NBCC</option>
      </select>
    </form>
  );
}

const Page = ({ then }: { then: () => void }): ReactNode => {
  useEffect(then, [then]);

  return <Form />;
};

function served(): { root: HTMLElement; field: <T extends Element>(selector: string) => T } {
  const root = document.createElement('div');
  root.innerHTML = renderToString(<Page then={() => undefined} />);
  document.body.replaceChildren(root);

  return {
    root,
    field: (selector) => {
      const found = root.querySelector(selector);
      if (!found) throw new Error(`${selector} is not there`);

      return found as never;
    },
  };
}

/** As in a browser, where no test waits for React. */
async function takenOver(root: HTMLElement): Promise<void> {
  known = undefined;
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  hydrateRoot(root, <Page then={typedBefore(root)} />);
  await waitFor(() => expect(known).toBeDefined());
}

it('is known to the portal, whatever kind of field it was written in', async () => {
  const { root, field } = served();
  field<HTMLInputElement>('[name=line]').value = 'typed early';
  field<HTMLTextAreaElement>('[name=text]').value = 'and more';
  field<HTMLInputElement>('[name=agreed]').click();
  field<HTMLInputElement>('[value=other]').click();
  field<HTMLSelectElement>('[name=body]').value = 'nbcc';
  await takenOver(root);

  await waitFor(() =>
    expect(known).toEqual({
      line: 'typed early',
      text: 'and more',
      agreed: true,
      chosen: 'other',
      body: 'nbcc',
    }),
  );
  expect(field<HTMLTextAreaElement>('[name=text]').value).toBe('and more');
});

it('keeps the place in the text', async () => {
  const { root, field } = served();
  const line = field<HTMLInputElement>('[name=line]');
  line.focus();
  line.value = 'typed early';
  line.setSelectionRange(2, 5);
  await takenOver(root);
  await waitFor(() => expect(known?.line).toBe('typed early'));

  expect([line.selectionStart, line.selectionEnd]).toEqual([2, 5]);
});

it('changes nothing where nothing was written', async () => {
  const { root } = served();
  await takenOver(root);

  expect(known).toEqual({ line: 'as saved', text: 'saved too', agreed: false, chosen: 'one', body: 'apa' });
});
