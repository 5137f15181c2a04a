import './page.css'
import { useId } from 'react'

/** How far something has come; the numbers stand in words beside the bar. */
export function Progress({ label, value, max }: { label: string; value: number; max: number }) {
  const id = useId()
  return (
    <div className="k-progress">
      <label htmlFor={id}>{label}</label>
      <progress id={id} value={value} max={Math.max(1, max)} />
      <span>
        {value} / {max}
      </span>
    </div>
  )
}
