import type { ComponentProps, ReactNode } from 'react';
import { PrefetchLink } from './prefetch-link.js';

type Look = Readonly<{ quiet?: boolean; className?: string; children: ReactNode }>;

const classes = ({ quiet, className }: Look): string =>
  ['button', quiet ? 'button-quiet' : '', className ?? ''].filter(Boolean).join(' ');

type ButtonProps = Look &
  Readonly<{ isDisabled?: boolean; onPress?: () => void }> &
  Omit<ComponentProps<'button'>, 'className' | 'children' | 'disabled' | 'onClick' | 'style'>;

/** The browser's own button: it costs nothing to load, which matters on the pages a phone opens first. */
export function Button({
  quiet,
  className,
  children,
  isDisabled,
  onPress,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled}
      onClick={onPress}
      className={classes({ quiet, className, children })}
    >
      {children}
    </button>
  );
}

/** Looks like a button, goes somewhere: a link to screen readers and to the browser. */
export function ButtonLink({ to, quiet, className, children }: Look & Readonly<{ to: string }>) {
  return (
    <PrefetchLink to={to} className={classes({ quiet, className, children })}>
      {children}
    </PrefetchLink>
  );
}
