// Starts the program where there is no browser: node main.mjs, in the published wwwroot.
import { dotnet } from "./_framework/dotnet.js";

const runtime = await dotnet.create();
process.exit(await runtime.runMain());
