/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.benchmarks.load;

/**
 * The value that peers publish, such as <code>{"n":17,"t":0,"pad":"xxxx"}</code>. Read by
 * the load's thread.
 */
final class TickText {

	static final String ROUTE = "tick";

	private static final byte[] NUMBER = Payload.ascii("{\"n\":");

	private static final byte[] TIME = Payload.ascii(",\"t\":");

	private static final byte[] PAD = Payload.ascii(",\"pad\":\"");

	private static final byte[] END = Payload.ascii("\"}");

	private long sequence;

	private int pad;

	/** Whether the value comes next. It is then stepped over. */
	boolean read(Scan scan) {
		if (!scan.skip(NUMBER) || !scan.atDigit()) {
			return false;
		}
		this.sequence = scan.number();
		if (!scan.skip(TIME) || !scan.atDigit()) {
			return false;
		}
		scan.number();
		if (!scan.skip(PAD)) {
			return false;
		}
		this.pad = scan.run('x');
		return scan.skip(END);
	}

	long sequence() {
		return this.sequence;
	}

	int pad() {
		return this.pad;
	}

}
