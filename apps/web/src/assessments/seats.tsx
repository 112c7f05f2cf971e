/** One seat per question, the taken ones for right answers; the numbers stand beside it in words. */
export function Seats({ right, of }: { right: number; of: number }) {
  return (
    <svg viewBox={`0 0 ${of * 26} 30`} width={of * 26} className="mt-4 max-w-full" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <g
          key={index}
          transform={`translate(${index * 26 + 3} 3)`}
          stroke={index < right ? 'var(--pine)' : 'var(--edge)'}
          strokeWidth="1.6"
          strokeLinecap="round"
        >
          <path d="M1.5 11V6a8.5 5.2 0 0 1 17 0v5" fill="none" />
          <rect
            x="4"
            y="8"
            width="12"
            height="13"
            rx="3.5"
            fill={index < right ? 'var(--pine)' : 'none'}
            strokeDasharray={index < right ? undefined : '3 3'}
          />
        </g>
      ))}
    </svg>
  );
}
