// Chromium as everything here measures it.

import { chromium } from "@playwright/test";

export const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

export const launch = () => chromium.launch({ executablePath: process.env.CHROME_PATH, args: flags });

export const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
