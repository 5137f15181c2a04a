import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Purpose } from '../../../api/wire.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { type Asked, takeFile } from './questions.ts'

/** Takes a file; what was saved is said, so that who works by ear knows. */
export function TakeButton(props: {
  asked: Asked
  purpose?: Purpose
  isMain?: boolean
  disabled?: boolean
  children: ReactNode
}) {
  const take = useMutation({ mutationFn: () => takeFile(props.asked, props.purpose) })
  return (
    <div className="paper-take">
      <Button
        type={props.isMain ? 'primary' : 'default'}
        loading={take.isPending}
        disabled={props.disabled ?? false}
        onClick={() => take.mutate()}
      >
        {props.children}
      </Button>
      <span role="status" className="soft">
        {take.data ? <Trans>Saved: {take.data.fileName}</Trans> : null}
      </span>
      {take.isError ? <ErrorState cause={take.error} /> : null}
    </div>
  )
}
