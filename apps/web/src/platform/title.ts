import { useMatches, type UIMatch } from 'react-router';

type Titled = Readonly<{ title: string | ((data: never) => string) }>;

/** "Course | AGPS": of the innermost route that has a title. */
export function pageTitle(matches: readonly Pick<UIMatch, 'handle' | 'loaderData'>[], society: string): string {
  const match = matches.findLast(({ handle }) => isTitled(handle));
  if (!match || !isTitled(match.handle)) return society;
  const { title } = match.handle;
  const words = typeof title === 'string' ? title : title(match.loaderData as never);

  return words ? `${words} | ${society}` : society;
}

export const usePageTitle = (society: string): string => pageTitle(useMatches(), society);

const isTitled = (handle: unknown): handle is Titled =>
  typeof handle === 'object' && handle !== null && 'title' in handle;
