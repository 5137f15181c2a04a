import { readCaseNumber } from '@bihuan/core/cases/case-number.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { ChainPicture } from './questions.ts'

/** Finds a case by its number, as it is printed or only the figures. */
export function FindCase(props: { picture: ChainPicture; onFound(number: number): void }) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const find = (event: FormEvent) => {
    event.preventDefault()
    const number = readCaseNumber(text)
    const isThere = number !== null && props.picture.cases.number.includes(number)
    setMissing(!isThere)
    if (isThere) props.onFound(number)
  }
  return (
    <search>
      <form className="chains-find" onSubmit={find}>
        <Input
          aria-label={t`Number of a case`}
          placeholder="C-0128"
          value={text}
          maxLength={12}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit">
          <Trans>Find</Trans>
        </Button>
        {isMissing ? (
          <span role="alert" className="late">
            <Trans>Not in this picture</Trans>
          </span>
        ) : null}
      </form>
    </search>
  )
}
