/** A chair from above, its back away from the center of its own small picture; the strokes take the color around it. */
export function Chair({ dashed = false }: Readonly<{ dashed?: boolean }>) {
  return (
    <>
      <rect
        x={-5}
        y={-4.5}
        width={10}
        height={9}
        rx={2.4}
        strokeWidth={1.4}
        strokeDasharray={dashed ? '2 1.6' : undefined}
      />
      <path d="M-7.2 -2.6 Q0 -9.4 7.2 -2.6" fill="none" strokeWidth={2.4} strokeLinecap="round" />
    </>
  );
}
