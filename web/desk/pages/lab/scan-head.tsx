import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { StatusTag, type Tone } from '../../../ui/desk/status-tag.tsx'

export type Word = { tone: Tone; head: string; text: ReactNode; link?: ReactNode }

/** The gun's own line: ready or what has been typed, and the answer to the last scan in word, colour and shape. */
export function ScanHead(props: { typed: string; word?: Word | null; ready: string }) {
  const { t } = useLingui()
  const { typed, word } = props
  return (
    <div className="scan-head">
      <p className="scan-ready">
        <StatusTag tone="ok">{t`gun ready`}</StatusTag>
        {typed === '' ? (
          <span className="soft">{props.ready}</span>
        ) : (
          <span>
            <code>{typed}</code> <kbd>↵</kbd>
          </span>
        )}
      </p>
      {word === undefined ? null : (
        <div className={`scan-word scan-${word?.tone ?? 'idle'}`} role="status">
          {word ? (
            <>
              <StatusTag tone={word.tone}>{word.head}</StatusTag> <span>{word.text}</span>{' '}
              {word.link}
            </>
          ) : null}
        </div>
      )}
    </div>
  )
}
