import { create } from 'zustand';
import { load, save } from '@/wx/storage';

/** What a person may be signed in as; the same words as the policy table's principals. */
export type Role = 'guest' | 'member' | 'guide' | 'manager' | 'dealerAdmin' | 'dealerFinance' | 'hq' | 'technician' | 'partner';
export type StaffRole = Exclude<Role, 'guest' | 'member'>;

/** One role in one place of the organisation; a person may hold several and works in one at a time. */
export type Assignment = { orgId: string; role: StaffRole; orgName: string };

export type SignedIn = {
  token: string;
  /** Owner of what this device keeps: the person for staff, the member for customers, 'guest' before membership. */
  ownerId: string;
  role: Role;
  /** Absent for a customer who has not told a name. */
  name?: string | undefined;
  personId?: string | undefined;
  memberId?: string | undefined;
  orgId?: string | undefined;
  /** The store, dealer or head office worked in; absent for customers. */
  orgName?: string | undefined;
  storeId?: string | undefined;
  dealerId?: string | undefined;
  /** All roles the person may change to, the present one included. */
  assignments: readonly Assignment[];
};

/** Which four tabs a role sees. */
export type Audience = 'customer' | 'guide' | 'manager';

type SessionState = {
  me: SignedIn | undefined;
  /** How often the server has asked for a sign-in since the app started; the entrance leads there each time. */
  refusals: number;
  /** The last refusal ended a session that had been good. */
  expired: boolean;
  signIn: (me: SignedIn) => void;
  signOut: () => void;
  /** The server does not accept this token, or wants one. A newer session that has replaced it meanwhile stays. */
  refused: (token: string | undefined) => void;
};

const STORED = 'session';

const isSignedIn = (value: unknown): value is SignedIn =>
  typeof value === 'object' && value !== null && 'token' in value && 'ownerId' in value && 'role' in value && 'assignments' in value;

export const useSession = create<SessionState>((set, get) => ({
  me: load(STORED, isSignedIn),
  refusals: 0,
  expired: false,
  signIn: (me) => {
    save(STORED, me);
    set({ me, expired: false });
  },
  signOut: () => {
    save(STORED, undefined);
    set({ me: undefined, expired: false });
  },
  refused: (token) => {
    if (get().me?.token !== token) return;
    save(STORED, undefined);
    set({ me: undefined, refusals: get().refusals + 1, expired: token !== undefined });
  },
}));

/** Who is signed in; pages that can only be reached signed in use it without asking further. */
export const useMe = (): SignedIn | undefined => useSession((state) => state.me);

export function audienceOf(role: Role | undefined): Audience {
  switch (role) {
    case undefined:
    case 'guest':
    case 'member':
    case 'partner':
      return 'customer';
    case 'guide':
    case 'technician':
      return 'guide';
    case 'manager':
    case 'dealerAdmin':
    case 'dealerFinance':
    case 'hq':
      return 'manager';
    default:
      return role satisfies never;
  }
}

export const useAudience = (): Audience => useSession((state) => audienceOf(state.me?.role));
