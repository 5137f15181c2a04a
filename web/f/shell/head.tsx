import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useField } from '../engine/use-field.ts'
import { StateBadge } from './state-badge.tsx'

/** Where one stands, with which phone, and who is on shift; under the state of the phone. */
export function Head({ children }: { children?: ReactNode }) {
  const { account, book } = useField()
  return (
    <header className="f-head">
      <StateBadge />
      <div className="f-where">
        <p>
          {book ? (
            <>
              <span lang="zh-CN">{book.siteName}</span>
              <span>
                <Trans>phone {book.device}</Trans>
              </span>
            </>
          ) : null}
          {account ? <span lang="zh-CN">{account.name}</span> : null}
        </p>
        {children}
        <a className="f-more" href="/f/more">
          <Trans>More</Trans>
        </a>
      </div>
    </header>
  )
}
