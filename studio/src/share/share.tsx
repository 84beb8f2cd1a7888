export function Share(_: { token?: string }) { return <p />; }
