import type { ButtonHTMLAttributes } from 'react'

/** A plain button; `aria-pressed` shows it as chosen. */
export function Button(props: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" {...props} className={`k-button ${props.className ?? ''}`} />
}
