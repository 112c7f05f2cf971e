import type { Page } from 'playwright-core';

/** Presses Tab until the thing with this name has focus, as a person would; it must be visible when it has it. */
export async function tabTo(page: Page, name: string | RegExp, role?: string): Promise<void> {
  for (let presses = 0; presses < 250; presses += 1) {
    const focused = await focusedThing(page);
    const fits = typeof name === 'string' ? focused.name === name : name.test(focused.name);
    if (fits && (role === undefined || focused.role === role)) {
      expect({ name: focused.name, isSeen: focused.isSeen }).toEqual({ name: focused.name, isSeen: true });

      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}`);
}

type Focused = Readonly<{ name: string; role: string; isSeen: boolean }>;

/** What has focus, and whether nothing lies over it. */
function focusedThing(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: '', role: '', isSeen: false };
    const label =
      element instanceof HTMLInputElement
        ? [...(element.labels ?? [])].map(({ innerText }) => innerText).join(' ')
        : '';
    const shown = element instanceof HTMLInputElement && element.labels?.[0] ? element.labels[0] : element;
    const box = shown.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height / 2);

    return {
      name: (label || element.getAttribute('aria-label') || element.innerText || '')
        .replace(/\s+/g, ' ')
        .trim(),
      role: element.getAttribute('role') ?? (element.getAttribute('type') || element.tagName.toLowerCase()),
      isSeen: box.width > 0 && top !== null && (shown.contains(top) || top.contains(shown)),
    };
  });
}

/** Goes there by Tab and presses Enter. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}
