/** What did not work, read out at once. */
export function Failure({ words }: { words: string | null }) {
  if (!words) return null;

  return (
    <p role="alert" className="notice notice-bad my-3">
      {words}
    </p>
  );
}
