import { type ComponentProps, createContext, use } from 'react';
import { Link } from 'react-router';

/** Loads what a page needs before somebody goes there. Does nothing where no portal runs: on the server. */
export const Prefetch = createContext<(path: string) => void>(() => undefined);

type PrefetchLinkProps = Omit<
  ComponentProps<typeof Link>,
  'to' | 'onPointerEnter' | 'onFocus' | 'onTouchStart' | 'prefetch'
> &
  Readonly<{ to: string }>;

/** A link whose page is fetched as soon as somebody points at it, so that it opens at once. */
export function PrefetchLink({ to, ...rest }: PrefetchLinkProps) {
  const prefetch = use(Prefetch);
  const fetchPage = () => prefetch(to);

  return <Link {...rest} to={to} onPointerEnter={fetchPage} onFocus={fetchPage} onTouchStart={fetchPage} />;
}
