import { useOutletContext } from 'react-router'
import type { Role } from '../../../api/wire.ts'

/** Who acts in which laboratory, in which round. */
export type Lab = { laboratory: string; round: string; actor: string; role: Role }

/** Whether the laboratory's own places are this role's work. */
export const isLabRole = (role: Role | undefined) =>
  role === 'lab-technician' || role === 'lab-reviewer'

/** The laboratory that the frame around the page stands for. */
export const useLab = () => useOutletContext<Lab>()
