import type { ReactNode } from 'react'

/** What is known, as pairs of a word and its value. */
export function Facts(props: {
  facts: readonly (readonly [string, ReactNode])[]
  className?: string
}) {
  return (
    <dl className={props.className ?? 'facts'}>
      {props.facts.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
