import { useMatches, type UIMatch } from 'react-router';

type Titled = Readonly<{ title: string | ((data: never) => string) }>;

/** "Course | AGPS": of the innermost route that has a title. */
export function pageTitle(
  matches: readonly Pick<UIMatch, 'handle' | 'loaderData'>[],
  society: string,
): string {
  const match = matches.findLast(({ handle }) => isTitled(handle));
  if (!match || !isTitled(match.handle)) return society;
  const words = titleOf(match.handle, match.loaderData);

  return words ? `${words} | ${society}` : society;
}

/** A page whose data could not be had, because there is no such course for one, has no words of its own. */
function titleOf({ title }: Titled, data: unknown): string {
  if (typeof title === 'string') return title;

  return data === undefined ? '' : title(data as never);
}

export const usePageTitle = (society: string): string => pageTitle(useMatches(), society);

const isTitled = (handle: unknown): handle is Titled =>
  typeof handle === 'object' && handle !== null && 'title' in handle;
