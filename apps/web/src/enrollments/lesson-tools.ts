/**
 * What the page adds to the rendered lesson once scripts run. The text reads without any of it: terms and citations are
 * links to the end of the page, figures are in their place, and the whole page prints.
 */
export function addTools(text: Element): () => void {
  const openers = [...text.querySelectorAll('a.term, a.cite')].filter(
    (link) => explanationFor(text, link) !== null,
  );
  for (const link of openers) {
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
    link.setAttribute('aria-expanded', 'false');
  }
  const tools = [
    ...[...text.querySelectorAll('figure:has(> svg, > img)')].map((figure) =>
      toolIn(figure, 'zoom', 'View larger'),
    ),
    ...[...text.querySelectorAll('.handout')].map((handout) =>
      toolIn(handout, 'print', 'Print this handout'),
    ),
  ];

  return () => {
    for (const link of openers)
      for (const name of ['role', 'aria-haspopup', 'aria-expanded']) link.removeAttribute(name);
    for (const tool of tools) tool.remove();
  };
}

function toolIn(host: Element, tool: 'zoom' | 'print', words: string): HTMLButtonElement {
  const button = host.ownerDocument.createElement('button');
  button.type = 'button';
  button.className = 'lesson-tool';
  button.dataset['tool'] = tool;
  button.textContent = words;
  host.append(button);

  return button;
}

/** What a term or citation refers to, as HTML from the end of the same text; null for any other link. */
export function explanationFor(text: Element, link: Element): string | null {
  const href = link.getAttribute('href');
  if (!link.matches('a.term, a.cite') || !href?.startsWith('#')) return null;
  const target = [...text.querySelectorAll('dt[id], li[id]')].find((element) => element.id === href.slice(1));
  if (!target) return null;
  if (target.matches('li')) {
    return `<p>${target.innerHTML}</p><p><a href="#${target.id}">See it in the list of references</a></p>`;
  }

  const definitions: string[] = [];
  for (let next = target.nextElementSibling; next?.matches('dd'); next = next.nextElementSibling) {
    definitions.push(`<p>${next.innerHTML}</p>`);
  }

  return [`<p><b>${target.innerHTML}</b></p>`, ...definitions].join('');
}

/** Prints one handout alone; the page is as before when the print dialog closes. */
export function printHandout(text: Element, handout: Element): void {
  const top = [...text.children].find((child) => child.contains(handout));
  text.setAttribute('data-printing', 'handout');
  top?.setAttribute('data-printed', '');
  globalThis.addEventListener(
    'afterprint',
    () => {
      text.removeAttribute('data-printing');
      top?.removeAttribute('data-printed');
    },
    { once: true },
  );
  globalThis.print();
}
