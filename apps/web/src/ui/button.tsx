import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Link, type To } from 'react-router';

type Look = Readonly<{ quiet?: boolean; className?: string; children: ReactNode }>;

const classes = ({ quiet, className }: Look): string =>
  ['button', quiet ? 'button-quiet' : '', className ?? ''].filter(Boolean).join(' ');

type ButtonProps = Look & Omit<AriaButtonProps, 'className' | 'children' | 'style'>;

export function Button({ quiet, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classes({ quiet, className, children })}>
      {children}
    </AriaButton>
  );
}

/** Looks like a button, goes somewhere: a link to screen readers and to the browser. */
export function ButtonLink({ to, quiet, className, children }: Look & Readonly<{ to: To }>) {
  return (
    <Link to={to} className={classes({ quiet, className, children })}>
      {children}
    </Link>
  );
}
