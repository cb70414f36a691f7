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

package io.github.wssbackend.autoconfigure;

import java.io.IOException;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * Gives a connector the certificates and rules of another one. They are copied: Tomcat
 * empties those of a connector that ends, and whoever shared them could answer no
 * handshake any more.
 */
final class TlsSettings {

	private TlsSettings() {
	}

	static void copy(Connector from, Connector to) {
		to.setScheme(from.getScheme());
		to.setSecure(true);
		to.setProperty("SSLEnabled", "true");
		try {
			for (SSLHostConfig config : from.findSslHostConfigs()) {
				to.addSslHostConfig(copy(config));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The certificates of the web server cannot be read", ex);
		}
	}

	private static SSLHostConfig copy(SSLHostConfig config) throws IOException {
		SSLHostConfig copy = new SSLHostConfig();
		copy.setHostName(config.getHostName());
		copy.setSslProtocol(config.getSslProtocol());
		copy.setProtocols(String.join("+", config.getProtocols()));
		copy.setCiphers(config.getCiphers());
		copy.setCipherSuites(config.getCipherSuites());
		copy.setHonorCipherOrder(config.getHonorCipherOrder());
		copy.setCertificateVerification(config.getCertificateVerificationAsString());
		copy.setCertificateVerificationDepth(config.getCertificateVerificationDepth());
		if (config.getTruststore() != null) {
			copy.setTrustStore(config.getTruststore());
		}
		for (SSLHostConfigCertificate certificate : config.getCertificates()) {
			copy.addCertificate(copy(certificate, copy));
		}
		return copy;
	}

	private static SSLHostConfigCertificate copy(SSLHostConfigCertificate certificate, SSLHostConfig config)
			throws IOException {
		SSLHostConfigCertificate copy = new SSLHostConfigCertificate(config, certificate.getType());
		copy.setCertificateKeyPassword(certificate.getCertificateKeyPassword());
		if (certificate.getCertificateFile() != null) {
			copy.setCertificateFile(certificate.getCertificateFile());
			copy.setCertificateKeyFile(certificate.getCertificateKeyFile());
			copy.setCertificateChainFile(certificate.getCertificateChainFile());
		}
		else {
			copy.setCertificateKeyAlias(certificate.getCertificateKeyAlias());
			copy.setCertificateKeystorePassword(certificate.getCertificateKeystorePassword());
			copy.setCertificateKeystore(certificate.getCertificateKeystore());
		}
		return copy;
	}

}
