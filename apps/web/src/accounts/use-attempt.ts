import { useState } from 'react';

/** Something that can fail on the way to the server; `failure` is what to tell the person. */
export function useAttempt() {
  const [failure, setFailure] = useState<string | null>(null);
  const attempt = async (action: () => Promise<void>) => {
    setFailure(null);
    try {
      await action();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };

  return { attempt, failure };
}
