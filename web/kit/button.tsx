import type { ButtonHTMLAttributes } from 'react'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `main` is the one action of a page; `danger` cannot be taken back. */
  tone?: 'plain' | 'main' | 'danger'
  /** `big` is 88 px high: for gloves (ux.md §1.2, sampler). */
  size?: 'normal' | 'big'
}

/** A plain button; `aria-pressed` shows it as chosen. */
export function Button({ tone = 'plain', size = 'normal', className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`k-button k-button-${tone} k-button-${size} ${className}`.trim()}
    />
  )
}
