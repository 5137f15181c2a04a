import { canonicalLabel, parseLabel } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTitle } from '../../../shell/use-title.ts'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { LatestBox } from './latest-box.tsx'
import './tube.css'

/** A tube by the code on its label; the check character is tested before the server is asked. */
export function FindTube() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  useTitle(t`Follow a tube`)
  const faults = {
    length: t`A tube has 14 characters: 13 digits and a check character.`,
    characters: t`A tube has digits and one check character only.`,
    check: t`The check character does not fit: one character was misread or two were swapped.`,
    kind: t`This is not the label of a tube.`,
  }
  const open = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseLabel('tube', code)
    if (parsed.ok) void navigate(`/tubes/${parsed.code}`)
    else setFault(faults[parsed.fault])
  }
  return (
    <div className="narrow">
      <PageHead
        title={t`Follow a tube`}
        line={<Trans>from the sampler's hand to the result of each member</Trans>}
      />
      <form className="code-form" onSubmit={open}>
        <label htmlFor="tube-code">
          <Trans>Code on the label</Trans>
        </label>
        <div>
          <Input
            id="tube-code"
            size="large"
            className="code"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={code}
            status={fault ? 'error' : ''}
            aria-invalid={fault !== null}
            aria-describedby="tube-fault"
            onChange={(event) => {
              setCode(canonicalLabel(event.target.value))
              setFault(null)
            }}
          />
          <Button type="primary" size="large" htmlType="submit">
            <Trans>Follow</Trans>
          </Button>
        </div>
        <p id="tube-fault" className="late" role="alert">
          {fault}
        </p>
      </form>
      <LatestBox />
    </div>
  )
}
