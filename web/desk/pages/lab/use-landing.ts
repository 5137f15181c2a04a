import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { isLabRole } from './use-lab.ts'

/** Leads the people of a laboratory to their own desk when they come in by the front door; later it stays where they go. */
export function useLanding(): void {
  const { actor } = useMe()
  const { key, pathname } = useLocation()
  const navigate = useNavigate()
  const isAtDoor = pathname === '/' && key === 'default' && isLabRole(actor?.role)
  useEffect(() => {
    if (isAtDoor) void navigate('/lab', { replace: true })
  }, [isAtDoor, navigate])
}
