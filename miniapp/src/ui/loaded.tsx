import type { ReactNode } from 'react';
import { ErrorState } from '@/ui/error-state';
import { Skeleton } from '@/ui/skeleton';

type Problem = { code: string; message: string; requestId?: string | undefined };
type Loading<T> = { state: 'loading' | 'ready' | 'failed'; data: T | undefined; problem?: Problem; reload: () => void };

type Props<T> = {
  /** What useLoad gives. */
  of: Loading<T>;
  children: (data: T) => ReactNode;
  skeleton?: ReactNode;
};

/** The three faces of a read: its skeleton, its error with a way out, its content. Content once shown stays while it is read again. */
export function Loaded<T>({ of: loading, children, skeleton }: Props<T>) {
  if (loading.data !== undefined) return <>{children(loading.data)}</>;
  if (loading.state === 'failed' && loading.problem) return <ErrorState problem={loading.problem} onRetry={loading.reload} />;
  return <>{skeleton ?? <Skeleton />}</>;
}
