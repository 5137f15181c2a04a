import './code.css'

/** How full a tube is: the count huge, the places as dots, read from an arm's length. */
export function CountDial(props: { count: number; capacity: number; label: string }) {
  const { count, capacity, label } = props
  return (
    <p className={count >= capacity ? 'k-dial k-dial-full' : 'k-dial'}>
      <span className="k-dial-label">{label}</span>
      <b>{count}</b>
      <span>/{capacity}</span>
    </p>
  )
}
