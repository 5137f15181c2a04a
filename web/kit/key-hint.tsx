import './page.css'

/** Keys to press, as on the keyboard. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className="k-keys">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
