export function SkipLink() {
  return (
    <a href="#main" className="skip-link button">
      Skip to the text
    </a>
  );
}
